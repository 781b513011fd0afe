namespace Instrument;

/// <summary>
/// The IDs of all rules. INST1xxx: declarations the generator cannot build. INST2xxx: metric keys. INST3xxx: use of a run.
/// INST4xxx: configs. An ID is never used again for another rule.
/// </summary>
internal static class DiagnosticIds
{
    public const string MetricTypeNotSupported = "INST1001";
    public const string MetricMemberNotReadable = "INST1002";
    public const string MetricContainerNotSupported = "INST1003";
    public const string MetricOnStaticMember = "INST1004";

    public const string MetricKeyInvalid = "INST2001";
    public const string MetricKeyReserved = "INST2002";
    public const string MetricKeyDuplicate = "INST2003";

    public const string ConfigNotPartial = "INST4001";
    public const string ConfigMemberTypeNotSupported = "INST4002";
    public const string ConfigKeyInvalid = "INST4003";
    public const string ConfigKeyDuplicate = "INST4004";
    public const string ConfigContainerNotSupported = "INST4005";
}
