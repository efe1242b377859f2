"""Commands of the program itself, one file each."""
