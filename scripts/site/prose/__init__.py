"""What the hand-written pages take in: claims, figures, answers."""
