"""Reading back what a build wrote."""
