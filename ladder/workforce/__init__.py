"""Seats and the people in them, month by month."""
