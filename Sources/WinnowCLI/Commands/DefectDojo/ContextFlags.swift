import ArgumentParser

/// The names by which a test is found, or made.
struct ContextFlags: ParsableArguments {
  @Option(help: "The product type, where the product is to be made.")
  var productTypeName: String?

  @Option(help: "The product.")
  var productName: String?

  @Option(help: "The engagement.")
  var engagementName: String?

  @Option(help: "The title of the test.")
  var testTitle: String?

  @Flag(help: "Make product, engagement and test where there are none.")
  var autoCreateContext = false
}
