"""The site while it is being made: what is saved is built, and shown at once in every browser that has it open."""
