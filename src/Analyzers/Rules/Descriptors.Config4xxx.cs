using Microsoft.CodeAnalysis;

namespace Instrument.Analyzers.Rules;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor INST4001_ConfigNotPartial = Error(
        DiagnosticIds.ConfigNotPartial,
        RuleCategory.Config,
        "Config type is not partial",
        "'{0}' is not partial, so no serializer can be generated for the config '{1}'; add the modifier partial");

    public static readonly DiagnosticDescriptor INST4002_ConfigMemberTypeNotSupported = Error(
        DiagnosticIds.ConfigMemberTypeNotSupported,
        RuleCategory.Config,
        "Config member has an unsupported type",
        "'{0}' has the type '{1}', which a config cannot hold; use a number, bool, string, enum, list or config, or add [ConfigIgnore]");

    public static readonly DiagnosticDescriptor INST4003_ConfigKeyInvalid = Error(
        DiagnosticIds.ConfigKeyInvalid,
        RuleCategory.Config,
        "Config key is invalid",
        "The config key \"{0}\" {1}; choose another key");

    public static readonly DiagnosticDescriptor INST4004_ConfigKeyDuplicate = Error(
        DiagnosticIds.ConfigKeyDuplicate,
        RuleCategory.Config,
        "Two members have one config key",
        "'{2}' has the config key \"{0}\", which '{1}' has already; give one of them another key");

    public static readonly DiagnosticDescriptor INST4005_ConfigContainerNotSupported = Error(
        DiagnosticIds.ConfigContainerNotSupported,
        RuleCategory.Config,
        "Type cannot be a config",
        "'{0}' {1}; a config needs a class, struct or record, neither static nor generic, that can read all its members");

    public static readonly DiagnosticDescriptor INST4006_ConfigMemberNeverWritten = Error(
        DiagnosticIds.ConfigMemberNeverWritten,
        RuleCategory.Config,
        "Attribute is on a member that is never written",
        "'{0}' has [{1}], but it {2}, so it is never written into a config; make it an instance member that can be read, or remove [{1}]");

    public static readonly DiagnosticDescriptor INST4007_ConfigDerivedTypeWrong = Error(
        DiagnosticIds.ConfigDerivedTypeWrong,
        RuleCategory.Config,
        "Derived config is named wrongly",
        "'{0}' names the derived config '{1}', which {2}; name each [WandbConfig] that derives from '{0}' once, with a text of its own");

    public static readonly DiagnosticDescriptor INST4008_SecretInConfig = Warning(
        DiagnosticIds.SecretInConfig,
        RuleCategory.Config,
        "Config member looks like a secret",
        "'{0}' is named like a secret, and a config is stored and shown by W&B; add [Secret] or [ConfigIgnore], or rename it");

    public static readonly DiagnosticDescriptor INST4009_ApiKeyLiteral = Warning(
        DiagnosticIds.ApiKeyLiteral,
        RuleCategory.Config,
        "Literal looks like an API key",
        "This literal has the form of a W&B API key; take the key out of the source, and set WANDB_API_KEY or log in instead");

    public static readonly DiagnosticDescriptor INST4010_ConfigCycle = Warning(
        DiagnosticIds.ConfigCycle,
        RuleCategory.Config,
        "Config contains itself",
        "'{0}' of type '{1}' leads back to '{2}', so a config without end is created or written; make a member of the circle nullable");

    public static readonly DiagnosticDescriptor INST4011_SweepParameterNotSupported = Error(
        DiagnosticIds.SweepParameterNotSupported,
        RuleCategory.Config,
        "Sweep cannot set the member",
        "'{0}' has [{1}], but it {2}; put the attribute on a number that the config has and that can be set, or remove it");

    public static readonly DiagnosticDescriptor INST4012_SweepDistributionWrong = Error(
        DiagnosticIds.SweepDistributionWrong,
        RuleCategory.Config,
        "Sweep distribution cannot be drawn from",
        "[{1}] of '{0}' {2}; give it values that can be drawn");

    public static readonly DiagnosticDescriptor INST4013_SweepChoiceWrong = Error(
        DiagnosticIds.SweepChoiceWrong,
        RuleCategory.Config,
        "Sweep value does not fit the member",
        "'{0}' cannot hold {1}, because it has the type '{2}'; give values of that type");

    public static readonly DiagnosticDescriptor INST4014_SweepParameterTwice = Error(
        DiagnosticIds.SweepParameterTwice,
        RuleCategory.Config,
        "Member has two sweep distributions",
        "'{0}' has [{1}] and [{2}], but a sweep draws a member from one distribution; remove one of them");
}
