"""The screens of bodies on the desk."""
