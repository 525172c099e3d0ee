"""What numbers tell: of those that nobody printed, of each other, and of the people whom a hidden count is to protect."""
