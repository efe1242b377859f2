"""Chat services for posts to groups, one file each."""
