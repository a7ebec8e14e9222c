"""The words of the plan: months, money, and what an agency, its ladder and its scenarios are. No files, no clock."""
