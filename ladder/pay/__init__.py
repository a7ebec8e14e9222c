"""Pay: the structure (grades, ranges, steps, raises) and the market it is held against."""
