using Microsoft.CodeAnalysis;

namespace Instrument.Analyzers.Rules;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor INST2001_MetricKeyInvalid = Error(
        DiagnosticIds.MetricKeyInvalid,
        RuleCategory.Keys,
        "Metric key is invalid",
        "The metric key \"{0}\" {1}");

    public static readonly DiagnosticDescriptor INST2002_MetricKeyReserved = Error(
        DiagnosticIds.MetricKeyReserved,
        RuleCategory.Keys,
        "Metric key is reserved",
        "The metric key \"{0}\" {1}");

    public static readonly DiagnosticDescriptor INST2003_MetricKeyDuplicate = Error(
        DiagnosticIds.MetricKeyDuplicate,
        RuleCategory.Keys,
        "Two members have one metric key",
        "'{2}' has the metric key \"{0}\", which '{1}' has already; give one of them another key");

    public static readonly DiagnosticDescriptor INST2004_MetricKeyInCallInvalid = Error(
        DiagnosticIds.MetricKeyInCallInvalid,
        RuleCategory.Keys,
        "Metric key in a call is invalid",
        "The metric key \"{0}\" {1}");

    public static readonly DiagnosticDescriptor INST2005_MetricKeyIsPattern = Warning(
        DiagnosticIds.MetricKeyIsPattern,
        RuleCategory.Keys,
        "Metric key is a pattern",
        "The metric key \"{0}\" contains '*', which W&B reads as a pattern for many keys; use another character");

    public static readonly DiagnosticDescriptor INST2006_MetricKeyWithDot = Warning(
        DiagnosticIds.MetricKeyWithDot,
        RuleCategory.Keys,
        "Metric key has a dot where W&B splits it",
        "The metric key \"{0}\" has a dot, at which W&B splits the key of {1}; write \"{2}\"");

    public static readonly DiagnosticDescriptor INST2007_MetricKeyWithEmptyGroup = Warning(
        DiagnosticIds.MetricKeyWithEmptyGroup,
        RuleCategory.Keys,
        "Metric key has an empty group",
        "The metric key \"{0}\" {1}, which leaves a group or a name empty; {2}");

    public static readonly DiagnosticDescriptor INST2008_MetricKeyDiffersInCase = Warning(
        DiagnosticIds.MetricKeyDiffersInCase,
        RuleCategory.Keys,
        "Two metric keys differ only in case",
        "'{1}' has the metric key \"{0}\", which differs only in case from \"{2}\" of '{3}'; spell both alike");

    public static readonly DiagnosticDescriptor INST2009_MetricDefinitionContradicts = Warning(
        DiagnosticIds.MetricDefinitionContradicts,
        RuleCategory.Keys,
        "Two definitions of one metric contradict each other",
        "'{1}' defines the metric \"{0}\" with {2}, but '{3}' with {4}; state the same in both, or in one of them only");

    public static readonly DiagnosticDescriptor INST2010_MetricKeyIsGroup = Info(
        DiagnosticIds.MetricKeyIsGroup,
        RuleCategory.Keys,
        "Metric key is the group of another key",
        "The metric key \"{0}\" of '{1}' is also the group of \"{2}\"; rename one of them");

    public static readonly DiagnosticDescriptor INST2011_AxisNotDeclared = Warning(
        DiagnosticIds.AxisNotDeclared,
        RuleCategory.Keys,
        "Axis is no metric",
        "No metric has the key \"{0}\", which serves as axis; {1}");

    public static readonly DiagnosticDescriptor INST2012_MetricKeyMistyped = Warning(
        DiagnosticIds.MetricKeyMistyped,
        RuleCategory.Keys,
        "Metric key in a call looks mistyped",
        "No metric has the key \"{0}\"; write \"{1}\" if you meant that one");

    public static readonly DiagnosticDescriptor INST2013_MetricKeyMadeAtRunTime = Info(
        DiagnosticIds.MetricKeyMadeAtRunTime,
        RuleCategory.Keys,
        "Metric key is made at run time",
        "The metric key {0} is made at run time, and each text it takes becomes a metric of its own; use a constant key, or declare a [MetricFamily]");
}
