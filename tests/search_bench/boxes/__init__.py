"""The scripts that type into each kind of search box and read what readers see."""
