/// What is wrong with a pattern: what was expected and what was found.
package struct PatternError: Error, Sendable, Hashable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}
