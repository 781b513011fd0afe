using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>
/// Makes the findings, one method a rule. The parameters after the location are the message arguments: the first is {0}.
/// A reason is the end of a sentence, without a full stop.
/// </summary>
internal static class Findings
{
    /// <summary>INST1001. {0} member, {1} its type, {2} reason: "is not …" or "contains …", said of the type.</summary>
    public static Finding MetricTypeNotSupported(Location location, string member, string type, string reason) =>
        Create(DiagnosticIds.MetricTypeNotSupported, location, member, type, reason);

    /// <summary>INST1002. {0} member, {1} reason: "has no getter", "is private" …, said of the member.</summary>
    public static Finding MetricMemberNotReadable(Location location, string member, string reason) =>
        Create(DiagnosticIds.MetricMemberNotReadable, location, member, reason);

    /// <summary>INST1003. {0} type, {1} reason: "is static", "is generic" …, said of the type.</summary>
    public static Finding MetricContainerNotSupported(Location location, string type, string reason) =>
        Create(DiagnosticIds.MetricContainerNotSupported, location, type, reason);

    /// <summary>INST1004. {0} member, {1} what it is: "static" or "a constant".</summary>
    public static Finding MetricOnStaticMember(Location location, string member, string what) =>
        Create(DiagnosticIds.MetricOnStaticMember, location, member, what);

    /// <summary>INST1005. {0} method, {1} reason: "is not partial", "has the parameter 'x' without [Metric]" …, said of the method.</summary>
    public static Finding LogMethodNotSupported(Location location, string method, string reason) =>
        Create(DiagnosticIds.LogMethodNotSupported, location, method, reason);

    /// <summary>INST1006. {0} type.</summary>
    public static Finding PrefixWithoutMetrics(Location location, string type) => Create(DiagnosticIds.PrefixWithoutMetrics, location, type);

    /// <summary>INST1007. {0} type, {1} the member's name.</summary>
    public static Finding MemberNameIsGenerated(Location location, string type, string name) =>
        Create(DiagnosticIds.MemberNameIsGenerated, location, type, name);

    /// <summary>INST2001. {0} key, {1} reason: what <see cref="MetricKeyGrammar.Describe"/> says of the key.</summary>
    public static Finding MetricKeyInvalid(Location location, string key, string reason) =>
        Create(DiagnosticIds.MetricKeyInvalid, location, key, reason);

    /// <summary>INST2002. {0} key, {1} reason: what <see cref="MetricKeyGrammar.Describe"/> says of the key.</summary>
    public static Finding MetricKeyReserved(Location location, string key, string reason) =>
        Create(DiagnosticIds.MetricKeyReserved, location, key, reason);

    /// <summary>INST2003. {0} key, {1} the member that has it first, {2} the member that repeats it.</summary>
    public static Finding MetricKeyDuplicate(Location location, string key, string first, string second) =>
        Create(DiagnosticIds.MetricKeyDuplicate, location, key, first, second);

    /// <summary>INST4001. {0} the type that must be partial, {1} the config: the same type, or one nested in it.</summary>
    public static Finding ConfigNotPartial(Location location, string type, string config) =>
        Create(DiagnosticIds.ConfigNotPartial, location, type, config);

    /// <summary>INST4002. {0} member, {1} its type.</summary>
    public static Finding ConfigMemberTypeNotSupported(Location location, string member, string type) =>
        Create(DiagnosticIds.ConfigMemberTypeNotSupported, location, member, type);

    /// <summary>INST4003. {0} key, {1} reason: "is empty", "is reserved by W&amp;B" …, said of the key.</summary>
    public static Finding ConfigKeyInvalid(Location location, string key, string reason) =>
        Create(DiagnosticIds.ConfigKeyInvalid, location, key, reason);

    /// <summary>INST4004. {0} key, {1} the member that has it first, {2} the member that repeats it.</summary>
    public static Finding ConfigKeyDuplicate(Location location, string key, string first, string second) =>
        Create(DiagnosticIds.ConfigKeyDuplicate, location, key, first, second);

    /// <summary>INST4005. {0} type, {1} reason: "is static", "is generic" …, said of the type.</summary>
    public static Finding ConfigContainerNotSupported(Location location, string type, string reason) =>
        Create(DiagnosticIds.ConfigContainerNotSupported, location, type, reason);

    /// <summary>INST4006. {0} member, {1} attribute: "ConfigKey" or "Secret", {2} reason: "is static", "has no getter" …, said of the member.</summary>
    public static Finding ConfigMemberNeverWritten(Location location, string member, string attribute, string reason) =>
        Create(DiagnosticIds.ConfigMemberNeverWritten, location, member, attribute, reason);

    /// <summary>INST4007. {0} base type, {1} derived type, {2} reason: "is not a [WandbConfig]" …, said of the derived type.</summary>
    public static Finding ConfigDerivedTypeWrong(Location location, string baseType, string derivedType, string reason) =>
        Create(DiagnosticIds.ConfigDerivedTypeWrong, location, baseType, derivedType, reason);

    /// <summary>INST4011. {0} member, {1} attribute, {2} reason: "is a secret", "has the type 'string', which is no number" …, said of the member.</summary>
    public static Finding SweepParameterNotSupported(Location location, string member, string attribute, string reason) =>
        Create(DiagnosticIds.SweepParameterNotSupported, location, member, attribute, reason);

    /// <summary>INST4012. {0} member, {1} attribute, {2} reason: what <see cref="SweepRules"/> says of the distribution.</summary>
    public static Finding SweepDistributionWrong(Location location, string member, string attribute, string reason) =>
        Create(DiagnosticIds.SweepDistributionWrong, location, member, attribute, reason);

    /// <summary>INST4013. {0} member, {1} the value as code spells it, {2} the member's type.</summary>
    public static Finding SweepChoiceWrong(Location location, string member, string value, string type) =>
        Create(DiagnosticIds.SweepChoiceWrong, location, member, value, type);

    /// <summary>INST4014. {0} member, {1} its first attribute, {2} its second one.</summary>
    public static Finding SweepParameterTwice(Location location, string member, string first, string second) =>
        Create(DiagnosticIds.SweepParameterTwice, location, member, first, second);

    /// <summary>INST5001. {0} member, {1} its type.</summary>
    public static Finding TableColumnTypeNotSupported(Location location, string member, string type) =>
        Create(DiagnosticIds.TableColumnTypeNotSupported, location, member, type);

    /// <summary>INST5002. {0} type, {1} reason: "is not partial", "is generic" …, said of the type.</summary>
    public static Finding TableRowNotSupported(Location location, string type, string reason) =>
        Create(DiagnosticIds.TableRowNotSupported, location, type, reason);

    /// <summary>INST5003. {0} column, {1} the member that has it first, {2} the member that repeats it.</summary>
    public static Finding TableColumnDuplicate(Location location, string column, string first, string second) =>
        Create(DiagnosticIds.TableColumnDuplicate, location, column, first, second);

    private static Finding Create(string id, Location location, params string[] arguments) =>
        new(id, location, ImmutableArray.Create(arguments));
}
