"""What holds of written Chinese in any report: forms of characters, words of the dictionary, times."""
