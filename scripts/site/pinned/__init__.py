"""What stays under the address of its version: kept when it is released, and shown in today's frame."""
