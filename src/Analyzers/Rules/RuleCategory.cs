namespace Instrument.Analyzers.Rules;

/// <summary>The categories of rules, one for each thousand of IDs.</summary>
internal static class RuleCategory
{
    public const string Declarations = "Declarations";
    public const string Keys = "Keys";
    public const string Usage = "Usage";
    public const string Config = "Config";
    public const string Tables = "Tables";
}
