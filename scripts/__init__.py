"""The commands of the project; `python -m scripts` lists them."""
