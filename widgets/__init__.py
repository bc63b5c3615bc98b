"""What the book is made of besides its pages: models, figures, explorers, data access, and the site."""
