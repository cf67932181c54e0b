extension Finding {
  /// Whether anybody has to do something about it: it is active, and nobody said that it is none.
  public var isOfConcern: Bool {
    active && !falsePositive && !outOfScope && !riskAccepted && !isMitigated
  }
}
