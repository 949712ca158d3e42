"""What pages say as linked data."""
