public import Delivering

/// Reports before they are uploaded.
public struct PreparedDelivery: Sendable {
  /// One for each report, or tool, or part of what is too large for one.
  public internal(set) var uploads: [PreparedUpload] = []
  /// How it went with each report.
  public internal(set) var outcomes: [ReportOutcome] = []
}

/// What is uploaded at once.
public struct PreparedUpload: Sendable {
  public internal(set) var upload: Upload
  public internal(set) var target: UploadTarget
  public let preview: Preview
  /// How many of the test's findings the server takes for duplicates already.
  var knownDuplicates = 0
  /// Whether duplicates of other tests' findings are among what is foretold.
  var foretellsDuplicates = false
  /// What was taken out of the report; nil where it is uploaded as it is.
  public internal(set) var summary: CleanedSummary?
  /// What is odd, a sentence each.
  public internal(set) var warnings: [String] = []
  /// Why it is not to be uploaded, a sentence each.
  public internal(set) var refusals: [String] = []
  /// Which part of a report it is, from 1.
  var part = 1
  /// Keeps what is uploaded.
  var folder: TemporaryFolder?

  init(upload: Upload, target: UploadTarget, preview: Preview) {
    self.upload = upload
    self.target = target
    self.preview = preview
  }

  /// The request.
  public var request: Request {
    get throws {
      var upload = upload
      if let test = target.test { upload.values["test"] = .int(test.id) }
      return try upload.call().request
    }
  }
}
