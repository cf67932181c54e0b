/// A report that is to be uploaded, and where to.
public struct Upload: Sendable {
  public var kind: ScanUpload
  /// By the names in ``ScanUpload/parameters``.
  public var values: [String: JSONValue]
  public var report: UploadFile
  /// The test type, where reports of one scan type make several: the server by itself takes any of
  /// them.
  public var testType: String?
  /// How long is looked for what became of an upload whose answer was lost.
  public var patience = Patience()

  /// How long is waited for a server that does not answer, but may be at work.
  public struct Patience: Sendable {
    /// Between two looks.
    public var pause = Duration.seconds(2)
    /// As long as nothing changes.
    public var still = Duration.seconds(60)

    public init() {}
  }

  public init(_ kind: ScanUpload, _ values: [String: JSONValue], report: UploadFile) {
    self.kind = kind
    self.values = values
    self.report = report
  }

  /// The request.
  ///
  /// - Returns: The request; nothing is sent.
  /// - Throws: Where the server would refuse it.
  public func call() throws(DeliveryError) -> Call<ScanUploadAnswer> {
    try kind.call(values, report: report)
  }

  public var scanType: String { values["scan_type"]?.text ?? "" }
}

/// What became of an upload.
public struct UploadResult: Sendable {
  /// The test that the findings are in, as it is afterwards.
  public let test: Test
  /// What the server counted; nil where its answer was lost, and the upload was found there.
  public let answer: ScanUploadAnswer?
  /// What the server notes down that it did with each finding; nil where it does not tell.
  public let history: TestImport?
}

/// What there is already of the place that an upload is to go to.
public struct UploadTarget: Sendable {
  public internal(set) var product: Product?
  public internal(set) var engagement: Engagement?
  /// That a reimport would go into.
  public internal(set) var test: Test?
  /// Tests that earlier uploads left behind when the server could not read them. A reimport by
  /// names would choose the newest of them, and leave the findings of the right test open.
  public internal(set) var leftBehind: [Test] = []
  /// Tests of the scan type that are of another test type: the server by itself would take one.
  public internal(set) var foreign: [Test] = []
}
