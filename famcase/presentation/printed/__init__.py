"""What people print: one file a document, each from what the gate let out to blocks on pages."""
