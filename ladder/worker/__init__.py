"""One invented worker's months: pay, benefits and the lines between them."""
