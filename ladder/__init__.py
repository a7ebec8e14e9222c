"""Design a career ladder and its pay for people in peer support roles, and see what it does."""

__version__ = "0.1.0"
