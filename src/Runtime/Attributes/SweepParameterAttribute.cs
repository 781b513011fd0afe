namespace Instrument;

/// <summary>
/// The base of the attributes that say from which values a sweep draws a member of a config. A member has one of them at the most; one
/// without any keeps the value that the config has.
/// </summary>
/// <remarks>
/// The generator puts the members of a <see cref="WandbConfigAttribute"/> type together to the search space that
/// <see cref="Wandb.CreateSweepAsync{TConfig}(SweepOptions, CancellationToken)"/> sends. What a member of a nested config says becomes a
/// nested parameter. On a member that holds whole numbers all distributions draw whole numbers.
/// </remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public abstract class SweepParameterAttribute : Attribute
{
    private protected SweepParameterAttribute()
    {
    }
}
