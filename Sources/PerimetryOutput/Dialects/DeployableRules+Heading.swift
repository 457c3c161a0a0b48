extension DeployableRules {
  /// What the document is, in a sentence at its top.
  var heading: String {
    form.undoes
      ? "Undoes access rules of network security perimeters that perimetry proposed."
      : "Access rules of network security perimeters, proposed by perimetry."
  }
}
