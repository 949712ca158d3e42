"""Browser forms: Sveltia CMS, served by the portal itself, with forms made from the model."""
