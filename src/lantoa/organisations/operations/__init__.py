"""What can be done to bodies and roles: every operation is told who does it, when, and from which day it holds."""
