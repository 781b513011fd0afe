using Microsoft.CodeAnalysis;

namespace Instrument.Analyzers.Rules;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor INST1001_MetricTypeNotSupported = Error(
        DiagnosticIds.MetricTypeNotSupported,
        RuleCategory.Declarations,
        "Metric has an unsupported type",
        "'{0}' has the type '{1}', which {2}; change its type, or remove [Metric]");

    public static readonly DiagnosticDescriptor INST1002_MetricMemberNotReadable = Error(
        DiagnosticIds.MetricMemberNotReadable,
        RuleCategory.Declarations,
        "Metric member is not readable",
        "'{0}' {1}, so generated code cannot read it; let the whole assembly read it, or remove [Metric]");

    public static readonly DiagnosticDescriptor INST1003_MetricContainerNotSupported = Error(
        DiagnosticIds.MetricContainerNotSupported,
        RuleCategory.Declarations,
        "Type cannot hold metrics",
        "'{0}' {1}; metrics need a class, struct or record, neither static nor generic, that the whole assembly can name");

    public static readonly DiagnosticDescriptor INST1004_MetricOnStaticMember = Error(
        DiagnosticIds.MetricOnStaticMember,
        RuleCategory.Declarations,
        "Metric is on a static member",
        "'{0}' is {1}, but a row is read from an instance; make it an instance member, or remove [Metric]");

    public static readonly DiagnosticDescriptor INST1005_LogMethodNotSupported = Error(
        DiagnosticIds.LogMethodNotSupported,
        RuleCategory.Declarations,
        "Method cannot log its parameters",
        "'{0}' {1}; a partial log method returns void, and its parameters are one Run, metrics, and perhaps step and commit");

    public static readonly DiagnosticDescriptor INST1006_PrefixWithoutMetrics = Warning(
        DiagnosticIds.PrefixWithoutMetrics,
        RuleCategory.Declarations,
        "Type has a prefix but no metrics",
        "'{0}' has [Metric], the prefix of its metrics, but neither it nor a base type has one; put [Metric] on its members, or remove it");

    public static readonly DiagnosticDescriptor INST1007_MemberNameIsGenerated = Error(
        DiagnosticIds.MemberNameIsGenerated,
        RuleCategory.Declarations,
        "Member has the name of a generated one",
        "'{0}' has a member '{1}', and one of this name is generated for it; rename it");
}
