"""Analysis of the models and of coding: pandas in, pandas out."""

from .agreement import Agreement, cohens_kappa, krippendorff_alpha
from .fits import bass_path, fit_bass, fit_ceilings
from .sweep import sweep

__all__ = ["Agreement", "bass_path", "cohens_kappa", "fit_bass", "fit_ceilings", "krippendorff_alpha", "sweep"]
