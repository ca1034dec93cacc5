"""The shape of the house is asked of the code and of a real, migrated database."""
