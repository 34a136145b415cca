"""The ways in: pages and commands. The only importer of Flask and click."""
