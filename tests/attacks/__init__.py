"""What somebody with a place in the repository could try: each try is told of at its place, or is harmless text."""
