"""What people and the platform do with report forms, periods and reports."""
