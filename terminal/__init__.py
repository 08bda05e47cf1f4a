"""How every command of the archive behaves at the terminal."""
