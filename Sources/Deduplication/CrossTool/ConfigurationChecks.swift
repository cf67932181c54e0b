import FindingModel

/// Which checks of configurations are the same, in Trivy and tfsec, and in Checkov.
///
/// By what both say of their checks: <https://avd.aquasec.com/misconfig/> and
/// <https://www.checkov.io/5.Policy%20Index/all.html>. A line is one check; of several of one scanner
/// each is a part of what the other one looks at.
enum ConfigurationChecks {
  /// A number for the check that a finding is of, and what its scanner calls it.
  static func check(of finding: Finding) -> (number: Int32, name: String)? {
    let told = finding.facts.lazy.filter { $0.kind == .alias }.map(\.text)
    for id in finding.vulnerabilityIDs + [finding.vulnIDFromTool].compactMap(\.self) + told {
      if let number = numbers[normalized(id)] { return (number, id) }
    }
    return nil
  }

  /// `AVD-AWS-0086` and `AWS-0086` are one, and so are `AVD-KSV-0001`, `KSV-0001` and `KSV001`.
  private static func normalized(_ id: String) -> String {
    var id = id.uppercased()
    if id.hasPrefix("CKV") { return id }
    if id.hasPrefix("AVD-") { id.removeFirst(4) }
    let letters = id.prefix { $0.isLetter }
    let digits = id.dropFirst(letters.count).drop { $0 == "-" }.drop { $0 == "0" }
    return "\(letters)-\(digits)"
  }

  private static let numbers: [String: Int32] = {
    var numbers: [String: Int32] = [:]
    for (number, line) in checks.split(separator: "\n").enumerated() {
      for id in line.split(separator: " ") { numbers[String(id)] = Int32(number) }
    }
    return numbers
  }()

  private static let checks = """
    AWS-1 CKV_AWS_76
    AWS-2 CKV_AWS_308
    AWS-3 CKV_AWS_73
    AWS-4 CKV_AWS_59
    AWS-5 CKV_AWS_206
    AWS-6 CKV_AWS_77
    AWS-7 CKV_AWS_82
    AWS-10 CKV_AWS_86
    AWS-11 CKV_AWS_68
    AWS-12 CKV_AWS_34
    AWS-13 CKV_AWS_174
    AWS-14 CKV_AWS_67
    AWS-15 CKV_AWS_35
    AWS-16 CKV_AWS_36
    AWS-17 CKV_AWS_158
    AWS-18 CKV_AWS_78
    AWS-23 CKV_AWS_47
    AWS-24 CKV_AWS_28
    AWS-25 CKV_AWS_119
    AWS-26 CKV_AWS_3 CKV2_AWS_2
    AWS-27 CKV_AWS_189
    AWS-28 AWS-130 CKV_AWS_79
    AWS-29 CKV_AWS_46
    AWS-30 CKV_AWS_163
    AWS-31 CKV_AWS_51
    AWS-32 CKV_AWS_32
    AWS-33 CKV_AWS_136
    AWS-34 CKV_AWS_65
    AWS-37 CKV_AWS_42
    AWS-38 CKV_AWS_37
    AWS-39 CKV_AWS_58
    AWS-40 CKV_AWS_39
    AWS-41 CKV_AWS_38
    AWS-42 CKV_AWS_84
    AWS-43 CKV_AWS_6
    AWS-45 CKV_AWS_29
    AWS-46 CKV_AWS_83
    AWS-47 CKV_AWS_103
    AWS-48 CKV_AWS_5
    AWS-50 CKV_AWS_134
    AWS-51 CKV_AWS_30
    AWS-52 CKV_AWS_131
    AWS-54 CKV_AWS_2
    AWS-56 CKV_AWS_13
    AWS-58 CKV_AWS_11
    AWS-59 CKV_AWS_12
    AWS-60 CKV_AWS_14
    AWS-61 CKV_AWS_15
    AWS-62 CKV_AWS_9
    AWS-63 CKV_AWS_10
    AWS-64 CKV_AWS_43
    AWS-65 CKV_AWS_7
    AWS-66 CKV_AWS_50
    AWS-67 CKV_AWS_364
    AWS-75 CKV_AWS_101
    AWS-76 CKV_AWS_44
    AWS-77 CKV_AWS_133
    AWS-78 CKV_AWS_354
    AWS-79 CKV_AWS_96
    AWS-80 CKV_AWS_16
    AWS-84 CKV_AWS_64
    AWS-86 CKV_AWS_53
    AWS-87 CKV_AWS_54
    AWS-88 CKV_AWS_19
    AWS-89 CKV_AWS_18
    AWS-90 CKV_AWS_21
    AWS-91 CKV_AWS_55
    AWS-92 CKV_AWS_20 CKV_AWS_57
    AWS-93 CKV_AWS_56
    AWS-94 CKV2_AWS_6
    AWS-95 CKV_AWS_26
    AWS-96 CKV_AWS_27
    AWS-98 CKV_AWS_149
    AWS-99 AWS-124 CKV_AWS_23
    AWS-104 CKV_AWS_382
    AWS-107 CKV_AWS_24 CKV_AWS_25 CKV_AWS_260 CKV_AWS_277
    AWS-126 CKV_AWS_228
    AWS-128 CKV_AWS_347
    AWS-8 AWS-131 CKV_AWS_8
    AWS-132 CKV_AWS_145
    AWS-133 CKV_AWS_353
    AWS-143 CKV_AWS_40
    AWS-162 CKV2_AWS_10
    AWS-164 CKV_AWS_130
    AWS-176 CKV_AWS_161
    AWS-177 CKV_AWS_293
    AWS-178 CKV2_AWS_11
    AWS-180 CKV_AWS_17
    AWS-343 CKV_AWS_139
    AZU-1 CKV_AZURE_17
    AZU-2 CKV_AZURE_16
    AZU-3 CKV_AZURE_13
    AZU-5 CKV_AZURE_18
    AZU-6 CKV_AZURE_15
    AZU-7 CKV_AZURE_34
    AZU-8 CKV_AZURE_3
    AZU-10 CKV_AZURE_36
    AZU-11 CKV_AZURE_44
    AZU-12 CKV_AZURE_35
    AZU-13 CKV_AZURE_109
    AZU-14 CKV_AZURE_40
    AZU-15 CKV_AZURE_114
    AZU-16 CKV_AZURE_110
    AZU-17 CKV_AZURE_41
    AZU-18 CKV_AZURE_26
    AZU-19 CKV_AZURE_31
    AZU-20 CKV_AZURE_28 CKV_AZURE_29
    AZU-21 CKV_AZURE_32
    AZU-22 CKV_AZURE_53 CKV_AZURE_68 CKV_AZURE_113
    AZU-23 CKV_AZURE_27
    AZU-24 CKV_AZURE_30
    AZU-26 CKV_AZURE_52
    AZU-27 CKV_AZURE_23
    AZU-28 CKV_AZURE_25
    AZU-31 CKV_AZURE_37
    AZU-33 CKV_AZURE_38
    AZU-38 CKV_AZURE_2
    AZU-39 CKV_AZURE_1 CKV_AZURE_149
    AZU-40 CKV_AZURE_4
    AZU-41 CKV_AZURE_6
    AZU-42 CKV_AZURE_5
    AZU-43 CKV_AZURE_7
    AZU-45 CKV_AZURE_19
    AZU-46 CKV_AZURE_20
    AZU-48 CKV_AZURE_9
    AZU-49 CKV_AZURE_12
    AZU-50 CKV_AZURE_10
    AZU-52 CKV_AZURE_39
    GCP-1 CKV_GCP_28
    GCP-2 CKV_GCP_29
    GCP-15 CKV_GCP_6
    GCP-16 CKV_GCP_52
    GCP-17 CKV_GCP_11 CKV_GCP_60
    GCP-20 CKV_GCP_54
    GCP-22 CKV_GCP_53
    GCP-24 CKV_GCP_14
    GCP-25 CKV_GCP_51
    GCP-27 CKV_GCP_2 CKV_GCP_3 CKV_GCP_88
    GCP-29 CKV_GCP_26
    GCP-30 CKV_GCP_32
    GCP-31 CKV_GCP_40
    GCP-32 CKV_GCP_35
    GCP-33 CKV_GCP_38
    GCP-34 CKV_GCP_37
    GCP-36 CKV_GCP_34
    GCP-41 GCP-45 GCP-67 CKV_GCP_39
    GCP-43 CKV_GCP_36
    GCP-46 CKV_GCP_15
    GCP-49 CKV_GCP_23
    GCP-51 CKV_GCP_21
    GCP-52 CKV_GCP_8
    GCP-53 CKV_GCP_18
    GCP-54 CKV_GCP_22
    GCP-56 CKV_GCP_12
    GCP-58 CKV_GCP_10
    GCP-59 CKV_GCP_25 CKV_GCP_64
    GCP-60 CKV_GCP_1
    GCP-62 CKV_GCP_7
    GCP-63 CKV_GCP_9
    DS-1 CKV_DOCKER_7
    DS-2 CKV_DOCKER_3 CKV_DOCKER_8
    DS-4 CKV_DOCKER_1
    DS-5 CKV_DOCKER_4
    DS-9 CKV_DOCKER_10
    DS-12 CKV_DOCKER_11
    DS-17 CKV_DOCKER_5
    DS-22 CKV_DOCKER_6
    DS-26 CKV_DOCKER_2
    KSV-1 CKV_K8S_20
    KSV-3 KSV-4 CKV_K8S_37
    KSV-6 CKV_K8S_27
    KSV-8 CKV_K8S_18
    KSV-9 CKV_K8S_19
    KSV-10 CKV_K8S_17
    KSV-11 CKV_K8S_11
    KSV-12 KSV-105 CKV_K8S_23
    KSV-13 CKV_K8S_14
    KSV-14 CKV_K8S_22
    KSV-15 CKV_K8S_10
    KSV-16 CKV_K8S_12
    KSV-17 CKV_K8S_16
    KSV-18 CKV_K8S_13
    KSV-20 CKV_K8S_40
    KSV-22 CKV_K8S_25
    KSV-24 CKV_K8S_26
    KSV-30 KSV-104 CKV_K8S_31
    KSV-36 CKV_K8S_38
    KSV-44 CKV_K8S_49
    KSV-110 CKV_K8S_21
    KSV-118 CKV_K8S_29 CKV_K8S_30
    """
}
