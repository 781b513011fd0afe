using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Parsing;

/// <summary>
/// Finds declarations that repeat another one's name, as a copied file does. The compiler reports them; they get no file, because two
/// files of one name would take away all others.
/// </summary>
internal static class Repetitions
{
    /// <summary>Whether the type, or one around it, comes after another one of the same name.</summary>
    public static bool IsRepetition(this INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            foreach (INamedTypeSymbol other in ((INamespaceOrTypeSymbol)current.ContainingSymbol).GetTypeMembers(current.Name, current.Arity))
            {
                if (other.IsFileLocal)
                    continue;
                if (!SymbolEqualityComparer.Default.Equals(other, current.OriginalDefinition))
                    return true;
                break;
            }
        }
        return false;
    }

    /// <summary>Whether the method comes after another one of the same signature.</summary>
    public static bool IsRepetition(this IMethodSymbol method)
    {
        string signature = method.ToDisplayString();
        foreach (ISymbol other in method.ContainingType.GetMembers(method.Name))
        {
            if (SymbolEqualityComparer.Default.Equals(other, method))
                break;
            if (other.ToDisplayString() == signature)
                return true;
        }
        return method.ContainingType.IsRepetition();
    }
}
