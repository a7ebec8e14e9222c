"""A settings file, read into plain data with positions, checked, and every problem in it put into words."""
