"""The charts of indicators and the composed figures of answers: what they show, and how they are drawn."""
