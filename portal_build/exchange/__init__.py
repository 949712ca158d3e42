"""Exchange with translators' programs: what there is to translate as PO and XLIFF, and what comes back."""
