"""The net under a change: all that the working tree makes beside all that another commit makes, and what differs in words."""
