"""One module per command of `kg`."""
