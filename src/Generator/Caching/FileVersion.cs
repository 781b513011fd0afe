using Microsoft.CodeAnalysis;

namespace Instrument.Generator.Caching;

/// <summary>
/// The identity of what a file's declarations mean: compilations in which a file has the same version give the same models for it.
/// </summary>
internal sealed class FileVersion
{
    private HashSet<string>? _names;
    private bool _isFollowed;

    /// <summary>Whether a change of declarations with these names may change the file's models.</summary>
    /// <param name="changed">The names.</param>
    /// <param name="tree">The file.</param>
    /// <param name="closure">The names of a compilation in which the file has this version.</param>
    public bool DependsOn(IReadOnlyCollection<string> changed, SyntaxTree tree, NameClosure closure)
    {
        if (changed.Count == 0)
            return false;
        // In every compilation in which the file has this version the names are the same.
        if (!_isFollowed)
        {
            _names = closure.Of(tree);
            _isFollowed = true;
        }
        return _names is null || changed.Any(_names.Contains);
    }
}
