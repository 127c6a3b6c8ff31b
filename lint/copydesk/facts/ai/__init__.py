"""What a file says about the use of AI, and what chat products left in it."""
