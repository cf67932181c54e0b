extension Finding {
  /// Whether anybody has to do something about it: it is active, and nobody said that it is none.
  public var isOfConcern: Bool {
    self.active && !self.falsePositive && !self.outOfScope && !self.riskAccepted
      && !self.isMitigated
  }
}
