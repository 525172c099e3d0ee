"""What the project measures about itself: `make bench`. Its made-up years also serve the tests."""
