namespace Instrument;

/// <summary>
/// The IDs of all rules. INST1xxx: declarations the generator cannot build. INST2xxx: metric keys. INST3xxx: use of a run.
/// INST4xxx: configs. INST5xxx: rows of tables. An ID is never used again for another rule.
/// </summary>
internal static class DiagnosticIds
{
    public const string MetricTypeNotSupported = "INST1001";
    public const string MetricMemberNotReadable = "INST1002";
    public const string MetricContainerNotSupported = "INST1003";
    public const string MetricOnStaticMember = "INST1004";
    public const string LogMethodNotSupported = "INST1005";
    public const string PrefixWithoutMetrics = "INST1006";
    public const string MemberNameIsGenerated = "INST1007";

    public const string MetricKeyInvalid = "INST2001";
    public const string MetricKeyReserved = "INST2002";
    public const string MetricKeyDuplicate = "INST2003";
    public const string MetricKeyInCallInvalid = "INST2004";
    public const string MetricKeyIsPattern = "INST2005";
    public const string MetricKeyWithDot = "INST2006";
    public const string MetricKeyWithEmptyGroup = "INST2007";
    public const string MetricKeyDiffersInCase = "INST2008";
    public const string MetricDefinitionContradicts = "INST2009";
    public const string MetricKeyIsGroup = "INST2010";
    public const string AxisNotDeclared = "INST2011";
    public const string MetricKeyMistyped = "INST2012";
    public const string MetricKeyMadeAtRunTime = "INST2013";

    public const string RunNeverEnds = "INST3001";
    public const string LogAfterEnd = "INST3002";
    public const string RunInLoop = "INST3003";
    public const string MixedSteps = "INST3004";
    public const string BlockingOnEnd = "INST3005";
    public const string MetricsInLoop = "INST3006";
    public const string RowInDictionary = "INST3007";

    public const string ConfigNotPartial = "INST4001";
    public const string ConfigMemberTypeNotSupported = "INST4002";
    public const string ConfigKeyInvalid = "INST4003";
    public const string ConfigKeyDuplicate = "INST4004";
    public const string ConfigContainerNotSupported = "INST4005";
    public const string ConfigMemberNeverWritten = "INST4006";
    public const string ConfigDerivedTypeWrong = "INST4007";
    public const string SecretInConfig = "INST4008";
    public const string ApiKeyLiteral = "INST4009";
    public const string ConfigCycle = "INST4010";
    public const string SweepParameterNotSupported = "INST4011";
    public const string SweepDistributionWrong = "INST4012";
    public const string SweepChoiceWrong = "INST4013";
    public const string SweepParameterTwice = "INST4014";

    public const string TableColumnTypeNotSupported = "INST5001";
    public const string TableRowNotSupported = "INST5002";
    public const string TableColumnDuplicate = "INST5003";
}
