import ArgumentParser
import Delivering
import Winnow

/// `winnow defectdojo import`
struct ImportReport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Upload reports, each into a test of its own.",
    discussion: """
      Says beforehand what the server would do, waits until it has all of it, and compares what it \
      counted. An upload whose answer is lost is looked up before it is sent again.
      """)

  @Argument(help: "Reports.", completion: .file())
  var reports: [String]

  @Option(help: "The id of the engagement, instead of names.")
  var engagementID: Int?

  @OptionGroup(title: "Upload") var uploadFlags: UploadFlags

  @OptionGroup var runFlags: UploadRunFlags

  @OptionGroup var deliveryFlags: DeliveryFlags

  func run() async throws {
    var values = uploadFlags.values
    values["engagement"] = engagementID.map { .int($0) }
    try await runFlags.upload(reports, by: .import, values, deliveryFlags)
  }
}
