namespace Instrument;

/// <summary>The properties of diagnostics in which analyzers hand to fixes what they found out.</summary>
internal static class DiagnosticProperties
{
    /// <summary>The key to write instead of the reported one: INST2006, INST2007, INST2008, INST2011 and INST2012, where there is one.</summary>
    public const string SuggestedKey = "SuggestedKey";

    /// <summary>The name of the attribute that keeps the reported member to itself: INST4008.</summary>
    public const string Attribute = "Attribute";
}
